package dev.carafe.benchmarks.testing;

/** What is asked for. */
public record Person(int id, String name) { }
