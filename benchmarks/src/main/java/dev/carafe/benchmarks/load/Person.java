package dev.carafe.benchmarks.load;

/** What the servers of the load comparison read and write as JSON. */
public record Person(int id, String name) { }
