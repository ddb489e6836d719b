package dev.muster.examples.myteam.web;

/** Nobody is signed in, and this page needs somebody to be. */
final class SignInFirst extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
