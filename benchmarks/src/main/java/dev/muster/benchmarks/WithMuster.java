package dev.muster.benchmarks;

import dev.muster.Muster;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.model.VerifiedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Muster: touches the team, checks actor, address, link and inviter, and writes the history. */
final class WithMuster implements Contestant {

    private final Muster muster;
    private final List<TeamId> teams;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    WithMuster(DataSource pool, int teams) {
        this.muster = Muster.builder(JdbcStorage.create(pool))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(
                        mail -> tokens.put(mail.to().value(), token(mail.link().url())))
                // Counted all the same, and never reached.
                .limits(Limits.builder()
                        .sendsPerActorAndHour(1_000_000_000)
                        .sendsPerTeamAndDay(1_000_000_000)
                        .build())
                .build();
        this.teams = teams(muster, teams);
    }

    /** Makes teams with an owner each, whatever contestant they are for. */
    static List<TeamId> teams(DataSource pool, int count) {
        try (Muster muster = Muster.builder(JdbcStorage.create(pool))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build()) {
            return teams(muster, count);
        }
    }

    private static List<TeamId> teams(Muster muster, int count) {
        List<TeamId> teams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NewTeam team = NewTeam.named("Team " + i)
                    .owner(Person.of(owner(i), owner(i) + "@example.com").name("Ann"));
            teams.add(muster.teams().create(Actor.user(owner(i)), team).id());
        }
        return teams;
    }

    private static String owner(int team) {
        return "owner-" + team;
    }

    private static String token(String url) {
        return url.substring(url.lastIndexOf("token=") + "token=".length());
    }

    @Override
    public String name() {
        return "Muster";
    }

    @Override
    public void send(int team, String address) {
        NewInvite invite = NewInvite.to(address).name("Ben").role("member");
        muster.invites().send(Actor.user(owner(team)), teams.get(team), invite);
    }

    @Override
    public void accept(int team, String address) {
        String token = Objects.requireNonNull(tokens.remove(address), "token");
        muster.invites().accept(token, VerifiedUser.of("user-" + address, address));
    }

    @Override
    public void deliver() {
        while (muster.runDueWork() > 0) {
            // the links arrive
        }
    }
}
