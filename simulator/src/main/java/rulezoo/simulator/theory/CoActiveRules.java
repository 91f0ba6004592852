package rulezoo.simulator.theory;

import java.util.List;

/**
 * Several explicit rules at once: the inputs are divided into K blocks, each with a rule and a learning rate
 * of its own, that share the one error y - y* (docs/science.md, 5.4). Rules that are unstable alone can be
 * stable together, because only the sum of their eigenvalues must be negative.
 *
 * @param blocks the blocks in the order of the inputs
 */
public record CoActiveRules(List<Block> blocks) implements StabilizingRule {
    /**
     * One block of inputs.
     *
     * @param inputs number of inputs
     * @param rule rule of their weights
     */
    public record Block(int inputs, ExplicitRule rule) {
        /** @throws IllegalArgumentException if there is no input */
        public Block {
            if (inputs < 1) {
                throw new IllegalArgumentException("a block needs at least one input: " + inputs);
            }
        }
    }

    /** @throws IllegalArgumentException if there is no block */
    public CoActiveRules {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("co-active rules need at least one block of inputs");
        }
    }

    /** The directions of all blocks, one after the other. */
    @Override
    public double[] direction(double[] input) {
        double[] u = new double[input.length];
        int i = 0;
        for (Block block : blocks) {
            ExplicitRule rule = block.rule();
            for (int end = i + block.inputs(); i < end; i++) {
                u[i] = rule.learningRate() * (rule.theta0() + rule.theta1() * input[i]);
            }
        }
        if (i != input.length) {
            throw new IllegalArgumentException("the blocks have " + i + " inputs together, not " + input.length);
        }
        return u;
    }
}
