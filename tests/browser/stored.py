"""What a browser has stored, and what the handbook makes of it: functions that run in a page."""

STORED = "() => Object.fromEntries(Object.entries(localStorage))"
STORE = """(values) => {
  localStorage.clear();
  for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
}"""
UNREADABLE = "() => Object.fromEntries(playbook.store.unreadable)"
