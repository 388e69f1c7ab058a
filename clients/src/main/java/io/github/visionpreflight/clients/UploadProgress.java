package io.github.visionpreflight.clients;

/**
 * Hears how far an upload is. Called on the HTTP client's threads, one call at a time; what it
 * throws ends the upload.
 */
@FunctionalInterface
public interface UploadProgress {
  /**
   * Takes note.
   *
   * @param sentBytes how many bytes were handed to the network, those around the file included;
   *     begins again at 0 with another attempt
   * @param totalBytes how many there are
   */
  void sent(long sentBytes, long totalBytes);

  /** Returns one that does nothing. */
  static UploadProgress none() {
    return (sent, total) -> {};
  }
}
