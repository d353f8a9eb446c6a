"""What a sheet shows of its cells beside their values, made into values, or asked about."""
