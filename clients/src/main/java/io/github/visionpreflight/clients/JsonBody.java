package io.github.visionpreflight.clients;

import java.io.IOException;
import java.io.OutputStream;

/** A request in JSON whose length is known before it is written, any number of times. */
interface JsonBody {
  /** Returns how many bytes {@link #writeTo} writes. */
  long length();

  /** Writes the JSON in UTF-8. */
  void writeTo(OutputStream out) throws IOException;
}
