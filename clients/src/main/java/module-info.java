/** The side services of providers of vision models. Every call is one that the caller makes. */
module io.github.visionpreflight.clients {
  requires com.fasterxml.jackson.core;
  requires transitive io.github.visionpreflight.core;
  requires transitive java.net.http;
  requires static transitive org.jspecify;

  exports io.github.visionpreflight.clients;
}
