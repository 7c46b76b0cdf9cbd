"""Things to see and to show: the demo, and sheets of what previs draws."""
