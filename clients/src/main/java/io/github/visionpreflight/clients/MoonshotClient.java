package io.github.visionpreflight.clients;

import io.github.visionpreflight.clients.ProviderException.Kind;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.RequestBody;
import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Moonshot's services around a request: how many tokens it would be, and files that requests refer
 * to. Every method is one call to the host and blocks until it is answered. Safe to share.
 */
public final class MoonshotClient {
  /** The most bytes of one uploaded file: 100 MB, read as 100,000,000 bytes. */
  public static final long MAX_FILE_BYTES = 100_000_000;

  private static final String ESTIMATE = "/v1/tokenizers/estimate-token-count";
  private static final String FILES = "/v1/files";

  private final ApiConnection connection;
  private final ApiCaller caller;
  private final RandomGenerator random;

  private MoonshotClient(ApiConnection connection) {
    this.connection = connection;
    this.caller = ApiCaller.withBearer(connection);
    this.random = connection.backoff().random();
  }

  /** Returns a client; opens no connection yet. */
  public static MoonshotClient of(ApiConnection connection) {
    return new MoonshotClient(connection);
  }

  /**
   * Returns how many tokens Moonshot counts for one user message. Media are streamed.
   *
   * @param model as Moonshot spells it: {@code kimi-k2.5}
   * @throws ProviderException when there is no count
   * @throws IllegalArgumentException when there is no part, or OpenAI's dialect cannot say one
   * @throws MediaException when a medium cannot be read
   */
  public long estimateTokens(String model, List<? extends ContentPart> content) {
    return estimate(new UserMessage(Dialect.OPENAI_CHAT, model, content));
  }

  /**
   * Returns how many tokens Moonshot counts for a whole request.
   *
   * @throws ProviderException when there is no count
   * @throws IllegalArgumentException when the request is not in {@link Dialect#OPENAI_CHAT}
   * @throws MediaException when a medium cannot be read
   */
  public long estimateTokens(RequestBody request) {
    if (request.dialect() != Dialect.OPENAI_CHAT) {
      throw new IllegalArgumentException(
          "request: expected openai_chat, got " + request.dialect().id());
    }
    return estimate(JsonPublisher.asJson(request));
  }

  private long estimate(JsonBody body) {
    Call call = Call.ask(ESTIMATE, body);
    OptionalLong tokens =
        caller.send(call).object("data").orElse(JsonObject.EMPTY).count("total_tokens");
    return tokens.orElseThrow(() -> unreadable(call, "data.total_tokens"));
  }

  /**
   * Uploads without a word on the way; see {@link #uploadFile(Path, FilePurpose, UploadProgress)}.
   */
  public FileInfo uploadFile(Path file, FilePurpose purpose) {
    return uploadFile(file, purpose, UploadProgress.none());
  }

  /**
   * Uploads a file, streamed from the disk.
   *
   * <p>An upload has no key by which the host could tell a second attempt from a second file. It is
   * therefore repeated only when the host itself said that it failed: 429 and 5xx. After a 5xx the
   * host may have kept the first one nevertheless: {@link #listFiles} shows it. When the connection
   * breaks or the time is over, nobody knows; then the upload ends with an exception and it is for
   * the caller to look.
   *
   * @return the file; {@link FileInfo#reference} goes into the content of requests
   * @throws ProviderException when the host did not take it
   * @throws MediaException.Limit when it has more than {@link #MAX_FILE_BYTES} bytes
   * @throws MediaException.Io when it is missing, a folder, or unreadable
   */
  public FileInfo uploadFile(Path file, FilePurpose purpose, UploadProgress progress) {
    checkFile(file);
    FileForm form = FileForm.of(file, purpose, random);
    Call call =
        Call.upload(FILES, form.contentType(), () -> new MeteredPublisher(form.body(), progress));
    return FileInfo.of(caller.send(call)).orElseThrow(() -> unreadable(call, "id"));
  }

  private static void checkFile(Path file) {
    try {
      long size = Files.size(file);
      if (!Files.isRegularFile(file)) {
        throw new MediaException.Io(file.getFileName() + ": not a file", null);
      }
      if (size > MAX_FILE_BYTES) {
        throw new MediaException.Limit(
            file.getFileName()
                + ": expected at most "
                + MAX_FILE_BYTES
                + " bytes for an upload, got "
                + size);
      }
    } catch (IOException e) {
      throw new MediaException.Io(file.getFileName() + ": cannot be read: " + e, e);
    }
  }

  /**
   * Returns the files that are there, in the host's order. One without an id that could be used is
   * left out.
   *
   * @throws ProviderException when there is no list
   */
  public List<FileInfo> listFiles() {
    return caller.send(Call.get(FILES)).objects("data").stream()
        .flatMap(said -> FileInfo.of(said).stream())
        .toList();
  }

  /**
   * Deletes a file.
   *
   * @return whether it was there
   * @throws ProviderException when the host did not delete it
   * @throws IllegalArgumentException when no file can have that id
   */
  public boolean deleteFile(String id) {
    FileInfo.checkId(id);
    try {
      return caller.send(Call.delete(FILES + "/" + id)).flag("deleted").orElse(true);
    } catch (ProviderException e) {
      // Also after an attempt of ours that was answered with an error and yet deleted it.
      if (e.kind() == Kind.REFUSED && e.status().orElse(0) == 404) {
        return false;
      }
      throw e;
    }
  }

  private ProviderException unreadable(Call call, String field) {
    return Unreadable.field(call, connection, field);
  }

  /** Returns the address, never the key. */
  @Override
  public String toString() {
    return "Moonshot at " + connection;
  }
}
