package sessions;

import dev.carafe.middleware.RateLimitStore;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Counts requests in Redis, by whose clock all processes go. A script is one step to Redis, and a client is forgotten by itself. */
final class RedisRates implements RateLimitStore {
    /** In microseconds, which Lua's numbers hold exactly. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local cost = tonumber(ARGV[1])
            local used = math.max(0, tonumber(redis.call('GET', KEYS[1]) or now) - now)
            if used + cost <= tonumber(ARGV[2]) then
                redis.call('SET', KEYS[1], string.format('%.0f', now + used + cost), 'PX', math.ceil((used + cost) / 1000))
            end
            return used
            """;

    private final RedisClient redis;

    RedisRates(RedisClient redis) {
        this.redis = redis;
    }

    @Override
    public long take(String client, long cost, long window) {
        long micros = Math.max(1, cost / 1000);
        List<String> arguments = List.of(Long.toString(micros), Long.toString(micros * (window / cost)));
        return (Long) redis.eval(TAKE, List.of("rate:" + client), arguments) * 1000;
    }
}
