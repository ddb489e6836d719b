package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where numbers are written with other digits than in SQL")
class DigitsTest {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void inEgypt() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        assertThat(String.format(Locale.getDefault(), "%d", 1)).isEqualTo("\u0661");
    }

    @AfterEach
    void home() {
        Locale.setDefault(before);
    }

    @Test
    @DisplayName("everything can be read and done")
    void everything() {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.H2_MEMORY.empty(), 4)) {
            JdbcSchema.migrate(pool);
            JdbcStorage storage = JdbcStorage.create(pool);
            Stage stage = new Stage(storage);
            for (Reading reading : Reading.values()) {
                reading.run(stage);
            }
            for (UseCase useCase : UseCase.values()) {
                stage.muster.invites().allow(Stage.SYSTEM, stage.dan.email()); // one of them wants no mail for him
                useCase.run(useCase.prepare(storage));
            }
        }
    }
}
