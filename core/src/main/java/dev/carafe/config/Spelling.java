package dev.carafe.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Finds the known name that a misspelt one probably means. */
final class Spelling {
    private Spelling() {}

    /** Returns the closest known name, if it differs by at most one letter in four, and by at most two letters in all. */
    static Optional<String> nearest(String name, Set<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.min(2, candidate.length() / 4))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** Returns the Levenshtein distance: how many letters have to be inserted, removed or replaced. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
