package dev.muster.benchmarks.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.model.Permission;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The least that one could do: a map look-up and a bit test. No bound of memory, no age, no change. */
final class Maps {

    private Maps() {}

    record Key(UserId user, TeamId team) {}

    static Contestant bare(World world) {
        Map<Permission, Integer> bits = bits(world);
        ConcurrentHashMap<Key, long[]> map = new ConcurrentHashMap<>();
        fill(world, bits, map::put);
        return (user, team, permission) -> test(map.get(new Key(user, team)), bits.get(permission));
    }

    static Contestant caffeine(World world) {
        Map<Permission, Integer> bits = bits(world);
        Cache<Key, long[]> cache =
                Caffeine.newBuilder().maximumSize(world.memberships * 2L).build();
        fill(world, bits, cache::put);
        return (user, team, permission) -> test(cache.getIfPresent(new Key(user, team)), bits.get(permission));
    }

    private static boolean test(long[] words, Integer bit) {
        return words != null && bit != null && (words[0] >>> bit & 1) != 0;
    }

    private static Map<Permission, Integer> bits(World world) {
        Map<Permission, Integer> bits = new HashMap<>();
        world.permissions.forEach(permission -> bits.put(permission, bits.size()));
        return bits;
    }

    private static void fill(World world, Map<Permission, Integer> bits, BiConsumer<Key, long[]> put) {
        long[][] roles = new long[world.roles][1];
        for (int role = 0; role < world.roles; role++) {
            for (Permission permission : world.of(role)) {
                roles[role][0] |= 1L << bits.getOrDefault(permission, 0);
            }
        }
        for (int team = 0; team < world.teams; team++) {
            TeamId id = World.team(team);
            for (int member = 0; member < World.TEAM_SIZE; member++) {
                put.accept(new Key(World.user(team, member), id), roles[world.role(team, member)]);
            }
        }
    }
}
