package dev.carafe;

import static dev.carafe.Carafe.abort;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.SafePath;
import java.nio.file.Path;
import java.util.List;

/** Answers with the file that the variable {@code filename} names in one of some folders, the first that has it. */
record StaticFiles(List<Path> folders) implements Handler {
    /** Adds what is below a prefix, under the endpoint that the prefix names; {@code static} for the root. */
    static <S extends Scaffold<S>> S add(S scaffold, String urlPrefix, List<Path> folders) {
        String prefix = urlPrefix.endsWith("/") ? urlPrefix.substring(0, urlPrefix.length() - 1) : urlPrefix;
        String name = prefix.startsWith("/") ? prefix.substring(1) : prefix;
        return scaffold.get(prefix + "/<path:filename>", name.isEmpty() ? "static" : name, new StaticFiles(folders));
    }

    @Override
    public Response handle(Request request) {
        String name = request.pathParam("filename");
        boolean followLinks = Carafe.app().config().getBoolean("STATIC_FOLLOW_SYMLINKS");
        for (Path folder : folders) {
            Path file = SafePath.resolve(folder, name, followLinks);
            if (file != null) {
                return Response.file(file);
            }
        }
        throw abort(404);
    }
}
