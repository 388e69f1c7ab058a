package io.github.visionpreflight.examples;

import io.github.visionpreflight.clients.Reconciliation;
import io.github.visionpreflight.clients.Usage;
import io.github.visionpreflight.probe.Dimensions;

/** Which rule does the host bill? Its answer, beside what the rules count. */
final class BillingExample {
  private BillingExample() {}

  static Reconciliation reconcile(String json, Dimensions displayed, long textTokens) {
    return Reconciliation.of(Usage.parse(json)).image(displayed).otherTokens(textTokens).build();
  }

  /** Prints what an answer says about a photo of 1920×1080 with 24 tokens of text. */
  public static void main(String[] args) {
    System.out.println(reconcile(args[0], new Dimensions(1920, 1080), 24));
  }
}
