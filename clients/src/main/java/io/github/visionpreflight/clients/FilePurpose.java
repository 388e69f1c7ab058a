package io.github.visionpreflight.clients;

/** What an uploaded file is for; Moonshot wants to know beforehand. */
public enum FilePurpose {
  /** An image that requests refer to. */
  IMAGE("image"),
  /** A video that requests refer to. */
  VIDEO("video"),
  /** A document whose text is extracted. */
  FILE_EXTRACT("file-extract"),
  /** A list of requests. */
  BATCH("batch");

  private final String id;

  FilePurpose(String id) {
    this.id = id;
  }

  /** Returns Moonshot's name for it: {@code file-extract}. */
  public String id() {
    return id;
  }
}
