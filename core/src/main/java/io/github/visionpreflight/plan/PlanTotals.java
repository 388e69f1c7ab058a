package io.github.visionpreflight.plan;

import io.github.visionpreflight.token.Basis;

/**
 * What a request comes to. Items that could not be read are not in it.
 *
 * @param images how many images
 * @param videos how many videos, lists of frames among them
 * @param urlBytes bytes of the media that go by web address, as far as they are known
 * @param bodyBytes the exact length of the request's body; 0 when nothing can be sent
 * @param tokens input tokens: of every medium whose size is known, with the markers around it where
 *     the rule knows them, and of every text that the caller has counted
 * @param low the fewest that these may be
 * @param high the most that these may be
 * @param uncounted how many texts and media are <em>not</em> in {@code tokens}, because nobody has
 *     counted the text or nobody knows the medium's size; they are never guessed
 * @param basis what the weakest of the counts rests on
 * @param answerTokens tokens of the context that are kept for the answer
 */
public record PlanTotals(
    int images,
    int videos,
    long urlBytes,
    long bodyBytes,
    long tokens,
    long low,
    long high,
    int uncounted,
    Basis basis,
    long answerTokens) {
  /** Returns whether {@link #tokens} has everything in it. */
  public boolean isComplete() {
    return uncounted == 0;
  }

  /** Returns {@code 2696 tokens (CODE), 1 of the items not counted; body of 812345 bytes}. */
  @Override
  public String toString() {
    String missing = isComplete() ? "" : ", " + uncounted + " of the items not counted";
    return tokens + " tokens (" + basis + ")" + missing + "; body of " + bodyBytes + " bytes";
  }
}
