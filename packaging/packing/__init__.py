"""What packaging/pack is made of: a file for each kind of package, and one for each thing they share."""
