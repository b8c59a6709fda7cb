package dev.carafe.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a form by the names of their fields, in the order sent.
 *
 * <pre>{@code
 * FilePart photo = req.files().get("photo");          // null without one
 * for (FilePart page : req.files().all("pages")) ...
 * }</pre>
 *
 * <p>Empty file inputs are left out. Immutable.
 */
public final class UploadedFiles implements Iterable<FilePart> {
    static final UploadedFiles NONE = new UploadedFiles(List.of());

    private final Map<String, List<FilePart>> parts = new LinkedHashMap<>();

    UploadedFiles(List<FilePart> all) {
        for (FilePart part : all) {
            parts.computeIfAbsent(part.name(), first -> new ArrayList<>(1)).add(part);
        }
    }

    /** Returns the first file of the name, or null. */
    public @Nullable FilePart get(String name) {
        List<FilePart> list = parts.get(name);
        return list == null ? null : list.getFirst();
    }

    /**
     * Returns the first file of the name.
     *
     * @throws HttpException 400 when there is none
     */
    public FilePart require(String name) {
        FilePart part = get(name);
        if (part == null) {
            throw new HttpException(400, "The request has no file for '" + name + "', which is required.");
        }
        return part;
    }

    /** Returns every file of the name, in order. */
    public List<FilePart> all(String name) {
        return Collections.unmodifiableList(parts.getOrDefault(name, List.of()));
    }

    /** Returns whether the name has a file. */
    public boolean contains(String name) {
        return parts.containsKey(name);
    }

    /** Returns the names, each once. */
    public Set<String> names() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    /** Returns the number of names. */
    public int size() {
        return parts.size();
    }

    /** Returns whether there are no files. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns every file, those of the same name in sequence. */
    @Override
    public Iterator<FilePart> iterator() {
        return parts.values().stream().flatMap(List::stream).iterator();
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
