package dev.carafe.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Finds what was meant by a name that is nearly a known one. */
final class Spelling {
    private Spelling() {}

    /** The known name that differs least, if it differs by a letter in each four of it at most, and by two letters in all. */
    static Optional<String> nearest(String name, Set<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.min(2, candidate.length() / 4))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** How many letters to put in, take out or replace (Levenshtein's distance). */
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
