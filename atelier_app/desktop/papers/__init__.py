"""Paper ballots: handed out, typed in, checked, printed."""
