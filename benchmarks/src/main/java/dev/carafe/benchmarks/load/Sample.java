package dev.carafe.benchmarks.load;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What all servers of the load comparison share: the data, and the line by which {@code load} asks for the allocated bytes. */
final class Sample {
    static final String TEXT = "Hello, World!";
    static final int FILE_SIZE = 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() { };

    private Sample() { }

    static byte[] text() {
        return TEXT.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Person> people(byte[] json) {
        try {
            return JSON.readValue(json, PEOPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a new file of 1 MB, which goes with the process. */
    static Path file() {
        try {
            Path file = Files.createTempFile("load", ".bin");
            file.toFile().deleteOnExit();
            return Files.write(file, new byte[FILE_SIZE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of further routes that a server is started with. */
    static int routes(String[] args) {
        return args.length > 1 ? Integer.parseInt(args[1]) : 0;
    }

    /** Prints, for each byte of the standard input, how many bytes have been allocated, and ends the process with the input. */
    static void untilEndOfInput() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try {
            while (System.in.read() >= 0) {
                System.out.println(threads.getTotalThreadAllocatedBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }
}
