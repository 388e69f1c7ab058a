package io.github.visionpreflight.testdata;

import java.util.PriorityQueue;

/** A canonical prefix code (Huffman's) whose codes are at most so many bits long. */
final class Prefix {
  /** The length of each symbol's code in bits, 0 for a symbol that never occurs. */
  final int[] lengths;

  private final int[] codes;

  /** Makes the shortest code for symbols that occur so often. */
  Prefix(int[] counts, int longest) {
    lengths = limitedLengths(counts, longest);
    codes = canonical(lengths);
  }

  /** Returns the number of symbols that occur. */
  int used() {
    int used = 0;
    for (int length : lengths) {
      used += length > 0 ? 1 : 0;
    }
    return used;
  }

  void write(int symbol, BitSink sink) {
    sink.bits(codes[symbol], lengths[symbol]);
  }

  // Flattening the counts until the tree is low enough costs a few bytes and no thought.
  private static int[] limitedLengths(int[] counts, int longest) {
    int[] flattened = counts.clone();
    int[] lengths = lengths(flattened);
    while (greatest(lengths) > longest) {
      for (int i = 0; i < flattened.length; i++) {
        flattened[i] = (flattened[i] + 1) / 2;
      }
      lengths = lengths(flattened);
    }
    return lengths;
  }

  private record Node(long count, int number, int first, int second) {}

  private static int[] lengths(int[] counts) {
    PriorityQueue<Node> queue =
        new PriorityQueue<>(
            (a, b) ->
                a.count == b.count
                    ? Integer.compare(a.number, b.number)
                    : Long.compare(a.count, b.count));
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        queue.add(new Node(counts[i], i, -1, -1));
      }
    }
    Node[] joined = new Node[2 * counts.length];
    int next = counts.length;
    while (queue.size() > 1) {
      Node left = queue.remove();
      Node right = queue.remove();
      joined[next] = new Node(left.count + right.count, next, left.number, right.number);
      queue.add(joined[next]);
      next++;
    }
    int[] lengths = new int[counts.length];
    for (Node root : queue) {
      measure(root.number, 0, joined, lengths);
    }
    return lengths;
  }

  private static void measure(int number, int depth, Node[] joined, int[] lengths) {
    if (number < lengths.length) {
      lengths[number] = Math.max(1, depth);
      return;
    }
    measure(joined[number].first, depth + 1, joined, lengths);
    measure(joined[number].second, depth + 1, joined, lengths);
  }

  private static int greatest(int[] values) {
    int greatest = 0;
    for (int value : values) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }

  // RFC 1951, 3.2.2: codes of one length follow each other in the order of their symbols.
  private static int[] canonical(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length <= greatest(lengths); length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = Integer.reverse(code++) >>> 32 - length;
        }
      }
      code <<= 1;
    }
    return codes;
  }
}
