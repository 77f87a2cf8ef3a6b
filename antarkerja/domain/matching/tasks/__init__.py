"""Everybody's lists, for the whole country: prices, lists, shards, workers."""
