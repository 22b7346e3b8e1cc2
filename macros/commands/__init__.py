"""The commands of ``playbook``, one a file: each adds its arguments and returns an exit status."""
