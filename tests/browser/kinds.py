"""One page of each kind."""

PAGES = {
    "home": "",
    "section": "contact/",
    "procedure": "contact/seller-central/",
    "superseded": "contact/seller-central/2020-10/",
    "history": "contact/seller-central/history/",
    "form": "contact/phone-form/",
    "checklist": "calls/preparation/",
    "decision": "contact/choose-channel/",
    "draft": "calls/opening/",
    "fact": "reference/phone-hours/",
    "situation": "calls/incoming-call/",
    "facts": "reference/facts/",
    "conflicts": "reference/conflicts/",
    "sources": "reference/sources/",
    "source": "reference/sources/fujisan-2020-10/",
    "questions": "reference/faq-calls/",
    "words": "reference/glossary/",
    "omissions": "reference/editorial-line/",
    "prose": "reference/how-to-read/",
    "team": "team/add-revision/",
}
