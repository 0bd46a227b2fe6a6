"""What goes with winning: rules about activities, tried on closed deals with their exposure fixed at a landmark."""
