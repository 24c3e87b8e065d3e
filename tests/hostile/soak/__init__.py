"""A long watch over many feeds with faults, beside readers and alerts: `python -m tests.hostile.soak SECONDS [FASTER [alike]]`.

Fifty feeds of this machine: sound ones that grow, slow, broken, lying, huge, changing and failing ones. At the end: memory is flat, each article of
each sound feed is in the store once, was fetched once, and its alert was sent once. The web, the watch and the reader beside it are processes of their
own, so that the memory measured is that of the watch alone."""
