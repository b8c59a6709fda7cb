package dev.carafe.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.carafe.config.Config;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Creates HikariCP's pool and JDBI from an app's settings. */
final class Pool {
    private Pool() { }

    static String url(Config config) {
        String url = config.getString("DATABASE_URL");
        if (url == null) {
            throw new IllegalStateException("DATABASE_URL is not set. Set it to a URL of JDBC, such as jdbc:h2:./people or "
                    + "jdbc:postgresql://localhost/people.");
        }
        return url;
    }

    static HikariDataSource open(Config config, String name) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url(config));
        pool.setUsername(config.getString("DATABASE_USER"));
        pool.setPassword(config.getString("DATABASE_PASSWORD"));
        pool.setMaximumPoolSize(config.getInt("DATABASE_POOL_SIZE"));
        pool.setConnectionTimeout(config.getDuration("DATABASE_TIMEOUT").toMillis());
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw new IllegalStateException("The database of DATABASE_URL can't be reached: " + e.getMessage(), e);
        }
    }

    /** Returns JDBI on a pool. It maps rows to records. */
    static Jdbi jdbi(HikariDataSource pool) {
        RowMapperFactory records = (type, config) ->
                type instanceof Class<?> row && row.isRecord() ? Optional.of(ConstructorMapper.of(row)) : Optional.empty();
        return Jdbi.create(pool).registerRowMapper(records);
    }
}
