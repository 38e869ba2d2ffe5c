"""What every floor but `domain` may lean on: places on disk, languages, sentences, the clock, the log."""
