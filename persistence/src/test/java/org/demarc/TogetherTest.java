package org.demarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoComesAloneIsServedAtOnce() {
        var doubled = new Together<Integer, Integer>(10, this::doubled);

        assertThat(doubled.have(4)).isEqualTo(8);
        assertThat(sizes).containsExactly(1);
    }

    @Test
    void whoComesMeanwhileIsServedTogetherAndEachGetsHisOwn() throws Exception {
        var isWorking = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var arrived = new CountDownLatch(8);
        var doubled = new Together<Integer, Integer>(5, group -> {
            isWorking.countDown();
            await(mayEnd);
            return doubled(group);
        });

        Future<Integer> first = threads.submit(() -> doubled.have(100));
        await(isWorking);
        List<Future<Integer>> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int wanted = i;
            others.add(threads.submit(() -> {
                arrived.countDown();
                return doubled.have(wanted);
            }));
        }
        await(arrived);
        mayEnd.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        for (int i = 0; i < 8; i++) {
            assertThat(others.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(2 * i);
        }
        assertThat(sizes).allMatch(size -> size <= 5);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
    }

    @Test
    void oneThatFailsCostsTheOthersNothing() throws Exception {
        var isWorking = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var choosy = new Together<Integer, Integer>(50, group -> {
            isWorking.countDown();
            await(mayEnd);
            if (group.contains(13)) {
                throw new IllegalArgumentException("13");
            }
            return doubled(group);
        });

        Future<Integer> first = threads.submit(() -> choosy.have(1));
        await(isWorking);
        Future<Integer> bad = threads.submit(() -> choosy.have(13));
        Future<Integer> good = threads.submit(() -> choosy.have(2));
        mayEnd.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(good.get(10, TimeUnit.SECONDS)).isEqualTo(4);
        assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("13");
    }

    private List<Integer> doubled(List<Integer> group) {
        sizes.add(group.size());
        return group.stream().map(one -> 2 * one).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
