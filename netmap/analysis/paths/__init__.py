"""How networks are walked: shortest, cheapest and surest paths, the kernels under the measures."""
