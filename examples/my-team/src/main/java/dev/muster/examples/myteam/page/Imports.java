package dev.muster.examples.myteam.page;

import dev.muster.Muster;
import dev.muster.examples.myteam.host.Secret;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkRow;
import dev.muster.model.TeamId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports under way and the last ones that are done, in memory: each first as a dry run, then for good. */
public final class Imports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int KEPT_OF_EACH = 10;
    private static final int AT_ONCE = 2;

    private final Muster muster;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, Import> imports = Collections.synchronizedMap(new LinkedHashMap<>());

    public Imports(Muster muster) {
        this.muster = muster;
    }

    /**
     * Begins with a dry run.
     *
     * @param typed what became row 1, 2 …; nothing for a file, whose rows are found by their line
     */
    Import begin(Actor actor, TeamId team, List<BulkRow> rows, List<String> typed) {
        Import one = new Import(Secret.random(), actor, team, List.copyOf(rows), List.copyOf(typed));
        synchronized (imports) {
            imports.put(one.id, one);
            forgetOldest(actor);
        }
        run(one, true);
        return one;
    }

    /** Of each alone, so that nobody drives out what others are about to send. */
    private void forgetOldest(Actor actor) {
        List<String> theirs = imports.values().stream()
                .filter(one -> one.actor.equals(actor))
                .map(Import::id)
                .toList();
        theirs.stream().limit(Math.max(0, theirs.size() - KEPT_OF_EACH)).forEach(imports::remove);
    }

    /** One's own import of this workspace, and no other. */
    Optional<Import> find(String id, Actor actor, TeamId team) {
        return Optional.ofNullable(imports.get(id)).filter(one -> one.actor.equals(actor) && one.team.equals(team));
    }

    /** For good. Pressed twice, or again after it broke off, each row is done once: the key says that it is the same. */
    void send(Import one) {
        run(one, false);
    }

    private void run(Import one, boolean dryRun) {
        one.state = new State(dryRun, false, null, new BulkReport(0, Map.of()), List.of());
        workers.execute(() -> {
            List<BulkResult> results = new ArrayList<>();
            BulkOptions options = BulkOptions.bestEffort()
                    .key(one.id)
                    .onProgress(report -> one.state = new State(dryRun, false, null, report, List.of()));
            try {
                BulkReport report = muster.invites()
                        .sendAll(
                                one.actor,
                                one.team,
                                one.rows.iterator(),
                                dryRun ? options.asDryRun() : options,
                                results::add);
                one.state = new State(dryRun, true, null, report, List.copyOf(results));
            } catch (RuntimeException e) {
                LOG.warn("an import ended early", e);
                one.state = new State(dryRun, true, e, one.state.report, List.copyOf(results));
            }
        });
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** How far it is. */
    record State(
            boolean dryRun,
            boolean done,
            @Nullable RuntimeException failure,
            BulkReport report,
            List<BulkResult> results) {

        /** Whether there is something to send: it was looked at, or broke off while it was sent. */
        boolean sendable() {
            return done && dryRun == (failure == null);
        }
    }

    /** One import. */
    static final class Import {

        private final String id;
        private final Actor actor;
        private final TeamId team;
        private final List<BulkRow> rows;
        private final List<String> typed;
        private volatile State state = new State(true, false, null, new BulkReport(0, Map.of()), List.of());

        private Import(String id, Actor actor, TeamId team, List<BulkRow> rows, List<String> typed) {
            this.id = id;
            this.actor = actor;
            this.team = team;
            this.rows = rows;
            this.typed = typed;
        }

        String id() {
            return id;
        }

        List<BulkRow> rows() {
            return rows;
        }

        /** What was typed for this row; empty if it was in a file. */
        String typed(long row) {
            return row > typed.size() ? "" : typed.get((int) row - 1);
        }

        State state() {
            return state;
        }
    }
}
