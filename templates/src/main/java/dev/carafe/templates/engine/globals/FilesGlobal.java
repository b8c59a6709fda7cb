package dev.carafe.templates.engine.globals;

import dev.carafe.http.FilePart;
import dev.carafe.http.UploadedFiles;
import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of a form: a dict with the first file of each field, and {@code getlist} for all. */
final class FilesGlobal extends Dict implements Attributed {
    private final UploadedFiles files;

    FilesGlobal(UploadedFiles files) {
        super(files::contains, name -> Part.of(files.get(name)), () -> firsts(files));
        this.files = files;
    }

    private static Map<String, @Nullable Object> firsts(UploadedFiles files) {
        Map<String, @Nullable Object> firsts = new LinkedHashMap<>();
        files.names().forEach(name -> firsts.put(name, Part.of(files.get(name))));
        return firsts;
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        Callable all = arguments -> files.all(arguments.text(0)).stream().map(Part::of).toList();
        return name.equals("getlist") ? all : kind.of(name, "the request has no file '" + name + "'");
    }

    /** The attributes of a file that a template may read; its content is not among them. */
    private record Part(FilePart part) implements Attributed {
        static @Nullable Part of(@Nullable FilePart part) {
            return part == null ? null : new Part(part);
        }

        @Override
        public @Nullable Object attribute(String name, Undefined.Kind kind) {
            return switch (name) {
                case "name" -> part.name();
                case "filename" -> part.filename();
                case "content_type" -> part.contentType();
                case "content_length" -> part.size();
                default -> kind.of(name, "a file has no attribute '" + name + "'");
            };
        }

        @Override
        public String toString() {
            return part.toString();
        }
    }
}
