package dev.carafe.openapi.testing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.FilePart;
import dev.carafe.http.JsonStream;
import dev.carafe.http.Response;
import dev.carafe.middleware.BearerAuth;
import dev.carafe.middleware.User;
import dev.carafe.openapi.OpenApi;
import dev.carafe.operation.OAuthFlow;
import dev.carafe.operation.SecurityScheme;
import dev.carafe.problem.Problem;
import dev.carafe.routing.Converter;
import dev.carafe.validation.Validation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A service with one of everything. */
final class Service {
    enum Color { RED, GREEN }

    record Address(@NotBlank String street, @JsonProperty("zip_code") int zip) { }

    record NewPerson(@NotBlank @Size(max = 80) String name, @Min(0) int age, LocalDate born, Optional<String> mail, Color color,
            List<@NotNull @Valid Address> addresses, Map<String, @NotNull Integer> scores) { }

    record Person(UUID id, @NotNull NewPerson data, Instant added, BigDecimal balance) { }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Shape { }

    record Circle(double radius) implements Shape { }

    record Square(double side, Optional<String> label) implements Shape { }

    record Drawing(@NotNull List<@NotNull Shape> shapes) { }

    record Search(@NotBlank String q, Optional<@Min(1) Integer> page, boolean exact, List<String> tag, Optional<Color> color) { }

    record Upload(@NotBlank String title, @NotNull FilePart photo, List<FilePart> pages) { }

    record Photo(@NotNull String title, int size, int pages) { }

    record Account(@NotBlank String owner, int cents, Color color) {
        public double getEuros() {
            return cents / 100.0;
        }
    }

    record Box(@NotNull String label, boolean open, Optional<Color> color) { }

    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

    private Service() { }

    static App app() {
        return App.create("people")
                .converter("date", Converter.of(LocalDate.class, LocalDate::parse, LocalDate::toString))
                .install(OpenApi.create("People", "1.0").description("People and what they draw."))
                .install(Validation.create())
                .register(people())
                .route("/drawings").post().accepts(Drawing.class).returns(200, Drawing.class).to(req -> req.json(Drawing.class))
                .route("/tours").post().accepts(Tour.class).returns(201, Tour.class)
                .to(req -> Response.of(req.json(Tour.class)).status(201))
                .route("/accounts").put().endpoint("save_account").accepts(Account[].class).returns(200, Account[].class)
                .returnsHeader(200, "X-Count", int.class)
                .security(SecurityScheme.oauth2(OAuthFlow.clientCredentials("https://id.example.org/token")
                        .scope("accounts:write", "Change accounts")), "accounts:write")
                .to(req -> {
                    Account[] saved = req.json(Account[].class);
                    return Response.json(saved).header("X-Count", Integer.toString(saved.length));
                })
                .route("/boxes").post().consumes("application/x-www-form-urlencoded").accepts(Box.class).returns(200, Box.class)
                .security(SecurityScheme.apiKeyInHeader("X-API-Key"))
                .to(req -> req.form().bind(Box.class))
                .route("/search").query(Search.class).header("X-Trace", String.class).returns(200, Person[].class)
                .to(req -> List.of(person(new NewPerson(req.args().bind(Search.class).q(), 1, LocalDate.EPOCH, Optional.empty(), Color.RED,
                        List.of(), Map.of()))))
                .route("/photos").post().accepts(Upload.class).returns(201, Photo.class)
                .to(req -> {
                    Upload upload = req.form().bind(Upload.class);
                    return Response.of(new Photo(upload.title(), upload.photo().bytes().length, upload.pages().size())).status(201);
                })
                .route("/photos/<name:any('a.png', 'b.png')>").produces("image/png").returns(200, byte[].class)
                .to(req -> Response.bytes(new byte[] {1}))
                .route("/days/<day:date>").endpoint("day").returns(200, Map.class)
                .to(req -> Map.of("day", req.pathParam("day", LocalDate.class).getDayOfWeek()));
    }

    private static Blueprint people() {
        return Blueprint.create("people").prefix("/people")
                .before(BearerAuth.create("people", token -> token.equals("secret") ? User.of("ada") : null))
                .route("").post().summary("Add a person").accepts(NewPerson.class).returns(201, Person.class)
                .returns(409, Problem.class, "There is a person of that name.")
                .to(req -> {
                    NewPerson added = req.json(NewPerson.class);
                    return added.name().equals("Ada") ? Problem.of(409, "Taken.") : Response.of(person(added)).status(201);
                })
                .route("").get().produces("application/json", "application/jsonl").returns(200, Person[].class)
                .to(req -> Stream.of(bob()))
                .route("/<id:uuid>").get().endpoint("person").returns(200, Person.class).deprecated()
                .to(req -> req.pathUuid("id").equals(ID) ? Optional.of(bob()) : Optional.empty())
                .route("/log").get().hidden().to(req -> JsonStream.lines(Stream.of(1)));
    }

    private static Person bob() {
        return person(new NewPerson("Bob", 1, null, Optional.empty(), null, List.of(), Map.of()));
    }

    private static Person person(NewPerson data) {
        return new Person(ID, data, Instant.EPOCH, BigDecimal.ONE);
    }
}
