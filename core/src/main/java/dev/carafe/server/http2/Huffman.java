package dev.carafe.server.http2;

/** The Huffman code of RFC 7541, appendix B. It is canonical, so the lengths of its codes determine it. */
final class Huffman {
    /** The length of each symbol's code: A means 5, Z means 30. The last symbol is the end of the string. */
    private static final String LENGTHS = "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHFIBCCCCCCCCCCCCCCCCCCCC"
            + "CCDCDIOIJBKABABABBBACCBBBABCBAABCCCCCKGJIXPRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRT"
            + "QRSSQQRQSRSSPRRRSRRSVVPORSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWVZ";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;
    private static final int END = 256;

    /** A binary tree: a node's two children are at twice its number. A negative child is the complement of a symbol. */
    private static final short[] TREE = tree();

    private Huffman() { }

    private static int length(int symbol) {
        return LENGTHS.charAt(symbol) - 'A' + SHORTEST;
    }

    private static short[] tree() {
        short[] tree = new short[2 * (END + 1)];
        int nodes = 1;
        int code = 0;
        for (int length = SHORTEST; length <= LONGEST; length++, code <<= 1) {
            for (int symbol = 0; symbol <= END; symbol++) {
                if (length(symbol) == length) {
                    nodes = add(tree, nodes, code++, length, symbol);
                }
            }
        }
        return tree;
    }

    private static int add(short[] tree, int nodes, int code, int length, int symbol) {
        int count = nodes;
        int node = 0;
        for (int bit = length - 1; bit > 0; bit--) {
            int follower = 2 * node + (code >> bit & 1);
            if (tree[follower] == 0) {
                tree[follower] = (short) count++;
            }
            node = tree[follower];
        }
        tree[2 * node + (code & 1)] = (short) ~symbol;
        return count;
    }

    /** Decodes a text in a block. Its padding must be a prefix of the end symbol's code, and shorter than a byte. */
    static String decode(byte[] block, int offset, int length) {
        StringBuilder text = new StringBuilder(length * 8 / SHORTEST);
        int node = 0;
        int depth = 0;
        boolean ones = true;
        for (int i = offset; i < offset + length; i++) {
            for (int bit = 7; bit >= 0; bit--) {
                int one = block[i] >> bit & 1;
                ones &= one == 1;
                depth++;
                node = TREE[2 * node + one];
                if (node < 0) {
                    text.append(symbol(~node));
                    node = 0;
                    depth = 0;
                    ones = true;
                }
            }
        }
        if (depth > 7 || !ones) {
            throw new ConnectionError(ErrorCode.COMPRESSION_ERROR, "A Huffman code has a wrong padding.");
        }
        return text.toString();
    }

    private static char symbol(int symbol) {
        if (symbol == END) {
            throw new ConnectionError(ErrorCode.COMPRESSION_ERROR, "A Huffman code has the end of the text in it.");
        }
        return (char) symbol;
    }
}
