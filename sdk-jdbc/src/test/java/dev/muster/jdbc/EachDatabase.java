package dev.muster.jdbc;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.provider.MethodSource;

/** A parameterized test on every database of this build: MySQL is one of them with the profile "mysql". */
@Retention(RetentionPolicy.RUNTIME)
@MethodSource("dev.muster.jdbc.TestDatabase#all")
@interface EachDatabase {}
