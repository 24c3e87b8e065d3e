"""Events of any kind, for coreference over given mentions: a pack without slots.

tokens of a sentence -> clauses (who, what, beside) -> words (stems and senses) -> entries of `dateline.reconcile`
"""
