package dev.carafe.sql;

import static dev.carafe.Carafe.app;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.hasRequest;

import com.zaxxer.hikari.HikariDataSource;
import dev.carafe.App;
import dev.carafe.Extension;
import dev.carafe.config.Declaration;
import dev.carafe.http.Response;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Adds a database to an app: a connection pool, a transaction for each request that asks for one, and migrations.
 *
 * <pre>{@code
 * app.install(Database.create())
 *     .get("/person/<id:int>", req -> db().select("select id, name from person where id = ?", req.pathInt("id"))
 *         .mapTo(Person.class).findOne())
 *     .post("/people", req -> {
 *         db().execute("insert into person (name) values (?)", req.json(Person.class).name());
 *         return Response.noContent();
 *     });
 * }</pre>
 *
 * <p>{@link #db()} begins the transaction. It is committed after the handler and the {@code after} hooks, before the response is sent, if
 * the status code is below 400; otherwise it is rolled back. A failing commit is a 500. Queries are JDBI's, and rows become records by the
 * names of their components, {@code hired_on} as {@code hiredOn}.
 *
 * <p>Settings: {@code DATABASE_URL} in JDBC's form, {@code DATABASE_USER}, {@code DATABASE_PASSWORD}, {@code DATABASE_POOL_SIZE} (10),
 * {@code DATABASE_TIMEOUT}, the wait for a free connection (5 s), and {@code DATABASE_MIGRATE} (false): whether to migrate at the start.
 * The command {@code migrate} only migrates. Migrations are Flyway's scripts in {@code db/migration} on the class path.
 *
 * <p>Install it before other extensions with {@code after} hooks that use {@link #db()}: its own must run last. Set up by one thread, then
 * thread-safe.
 */
public final class Database implements Extension {
    private static final String TRANSACTION = "dev.carafe.sql.transaction";
    private static final int FIRST_ERROR = 400;
    private static final int MOST_CONNECTIONS = 10_000;

    private final List<Consumer<Jdbi>> settings = new ArrayList<>();
    private final Object opening = new Object();
    private @Nullable App app;
    private @Nullable HikariDataSource pool;
    private @Nullable Jdbi jdbi;
    private volatile @Nullable Rollback rollback;
    private int servers;

    private Database() { }

    /** Returns an extension that reads its settings from the app. */
    public static Database create() {
        return new Database();
    }

    /** Configures JDBI when it is created: {@code configure(jdbi -> jdbi.installPlugin(new PostgresPlugin()))}. */
    public Database configure(Consumer<Jdbi> setUp) {
        if (app != null) {
            throw new IllegalStateException("The database is installed, so configure(...) comes too late. Call it before install(...).");
        }
        settings.add(setUp);
        return this;
    }

    @Override
    public void init(App app) {
        if (this.app != null) {
            throw new IllegalStateException("This database is installed in an app. Create one for each app.");
        }
        this.app = app;
        LibraryLog.quiet();
        app.config().declare(
                Declaration.text("DATABASE_URL").matching("a URL of JDBC, such as jdbc:h2:./people or jdbc:postgresql://localhost/people",
                        url -> url.startsWith("jdbc:")),
                Declaration.text("DATABASE_USER"),
                Declaration.text("DATABASE_PASSWORD"),
                Declaration.integer("DATABASE_POOL_SIZE", 1, MOST_CONNECTIONS).orElse(10),
                Declaration.duration("DATABASE_TIMEOUT", Duration.ofMillis(250), Duration.ofMinutes(10)).orElse(Duration.ofSeconds(5)),
                Declaration.bool("DATABASE_MIGRATE").orElse(false));
        app.onStart(this::start).onStop(this::stop);
        app.after((req, response) -> end(response)).teardown((req, error) -> abandon());
        app.command("migrate", args -> System.out.println(Migrations.run(app.config())));
    }

    private void start() {
        synchronized (opening) {
            servers++;
            jdbi();
        }
    }

    private void stop() {
        synchronized (opening) {
            servers--;
            if (servers <= 0 && pool != null) {
                pool.close();
                pool = null;
                jdbi = null;
            }
        }
    }

    /**
     * Returns the database outside of a request's transaction: for commands, background work, streams and WebSockets. Opens the pool if no
     * server of the app is running.
     *
     * @throws IllegalStateException if {@code DATABASE_URL} is not set, or the database can't be reached
     */
    public Jdbi jdbi() {
        synchronized (opening) {
            if (jdbi == null) {
                App owner = Objects.requireNonNull(app, "The database is not installed in an app.");
                if (owner.config().getBoolean("DATABASE_MIGRATE")) {
                    String outcome = Migrations.run(owner.config());
                    owner.logger().log(outcome.equals(Migrations.NOTHING) || isMadeAnew(owner) ? Level.DEBUG : Level.INFO, outcome);
                }
                pool = Pool.open(owner.config(), owner.name());
                jdbi = Pool.jdbi(pool);
                settings.forEach(each -> each.accept(Objects.requireNonNull(jdbi)));
            }
            return jdbi;
        }
    }

    /** Returns whether each start migrates from nothing, as in tests, so that a migration is no news. */
    private static boolean isMadeAnew(App app) {
        String url = Objects.requireNonNull(app.config().getString("DATABASE_URL"));
        return app.config().getBoolean("TESTING") || url.contains(":mem:") || url.contains(":memory:");
    }

    /**
     * Returns the connection of this request, in its transaction, which the first call begins. Don't close it. To keep changes even if the
     * response is an error, such as a count of failed logins, call {@code db().commit()}.
     *
     * @throws IllegalStateException outside of a request, or if no database is installed
     */
    public static Handle db() {
        if (!hasRequest()) {
            throw new IllegalStateException("There is no request here whose transaction db() could be. "
                    + "Use app.extension(Database.class).jdbi().useTransaction(db -> ...).");
        }
        if (!g().contains(TRANSACTION)) {
            g().set(TRANSACTION, app().extension(Database.class).begin());
        }
        return g().require(TRANSACTION, Transaction.class).handle();
    }

    private Transaction begin() {
        Rollback scope = rollback;
        return scope != null ? scope.part() : Transaction.begin(jdbi());
    }

    private static Response end(Response response) {
        if (response.status() < FIRST_ERROR && g().remove(TRANSACTION) instanceof Transaction transaction) {
            transaction.commit();
        }
        return response;
    }

    private static void abandon() {
        if (g().remove(TRANSACTION) instanceof Transaction transaction) {
            transaction.rollback();
        }
    }

    /**
     * Begins a transaction that all requests share until it is closed and rolled back, so that each test finds the database unchanged.
     *
     * <pre>{@code
     * try (Rollback rollback = app.extension(Database.class).rollback()) {
     *     assertThat(client.post("/people", ada)).hasStatus(204);
     *     assertThat(rollback.db().select("select count(*) from person").mapTo(int.class).one()).isEqualTo(1);
     * }
     * }</pre>
     *
     * <p>A failing request rolls back only its own part. For tests only: requests run one after the other, and {@link #jdbi()} is not part
     * of the transaction.
     */
    public Rollback rollback() {
        if (rollback != null) {
            throw new IllegalStateException("There is an open Rollback. Close it first.");
        }
        Rollback scope = new Rollback(jdbi().open(), () -> rollback = null);
        rollback = scope;
        return scope;
    }
}
