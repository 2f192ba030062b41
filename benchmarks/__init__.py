"""What okrdocs costs, as ratios measured in one run."""
