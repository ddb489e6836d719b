package dev.muster.spi;

import dev.muster.model.BulkResult;
import dev.muster.model.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was answered to one chunk of a bulk call that has a key, kept so that the call can be repeated.
 *
 * @param team which team
 * @param key the call's key, at most 200 characters
 * @param chunk which chunk of the call: 0, 1, 2 …
 * @param digest what tells these rows, and all before them, from others: 64 characters of hexadecimal digits
 * @param results the answers in the order of the rows, at most 1,000
 * @param at when
 */
public record StoredAnswers(TeamId team, String key, int chunk, String digest, List<BulkResult> results, Instant at) {

    public StoredAnswers {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(digest, "digest");
        results = List.copyOf(Objects.requireNonNull(results, "results"));
        Objects.requireNonNull(at, "at");
    }
}
