"""The watch: sources polled, rules held against what changes in the record, alerts sent."""
