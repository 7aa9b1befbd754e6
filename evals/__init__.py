"""Measuring the coach: data sets, scorers, reports."""
