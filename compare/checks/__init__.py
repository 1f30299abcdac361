"""What a linked passage adds, drops or rewords: a check each in `catalogue`, the engine that runs them."""
