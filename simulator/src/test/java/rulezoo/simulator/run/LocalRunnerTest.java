package rulezoo.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalRunnerTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 50).boxed().toList();

    private final List<Integer> taken = new ArrayList<>();

    @Test
    void resultsComeInTheOrderOfTheItemsWhicheverEndsFirst() {
        CountDownLatch secondDone = new CountDownLatch(1);
        try (Runner runner = new LocalRunner(2)) {
            runner.forEach(ITEMS, item -> {
                if (item == 0) {
                    await(secondDone);
                } else {
                    secondDone.countDown();
                }
                return item;
            }, taken::add);
        }
        assertEquals(ITEMS, taken);
    }

    @Test
    void aResultIsTakenBeforeTheRestIsDone() {
        CountDownLatch firstTaken = new CountDownLatch(1);
        try (Runner runner = new LocalRunner(1)) {
            runner.forEach(ITEMS, item -> {
                if (item == 1) {
                    await(firstTaken);
                }
                return item;
            }, result -> {
                taken.add(result);
                firstTaken.countDown();
            });
        }
        assertEquals(ITEMS, taken);
    }

    @Test
    void aSinkThatFailsDropsTheRest() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch failed = new CountDownLatch(1);
        try (Runner runner = new LocalRunner(1)) {
            assertThrows(IOException.class, () -> runner.forEach(ITEMS, item -> {
                begun.incrementAndGet();
                if (item == 1) {
                    await(failed);
                }
                return item;
            }, _ -> {
                throw new IOException("disk full");
            }));
            failed.countDown();
        }
        assertTrue(begun.get() <= 2, "begun: " + begun);
    }

    @Test
    void whatWasDoneWhenTheRunnerIsStoppedIsTaken() {
        try (Runner runner = new LocalRunner(1)) {
            assertThrows(CancellationException.class, () -> runner.forEach(ITEMS, item -> {
                if (item == 3) {
                    runner.stop();
                }
                return item;
            }, taken::add));
        }
        assertEquals(List.of(0, 1, 2, 3), taken);
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        try (Runner runner = new LocalRunner(2)) {
            IllegalArgumentException failure = assertThrows(IllegalArgumentException.class,
                    () -> runner.map(ITEMS, item -> {
                        if (item == 7) {
                            throw new IllegalArgumentException("item 7");
                        }
                        return item;
                    }));
            assertEquals("item 7", failure.getMessage());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
