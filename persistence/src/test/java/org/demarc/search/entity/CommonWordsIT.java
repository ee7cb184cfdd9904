package org.demarc.search.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@NullUnmarked
class CommonWordsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void aWordThatEverybodyHasGivesAsManyAsAreWantedAndEachOnce() {
        Sql sql = new Sql(DATABASE.dataSource());
        SearchBook book = new SearchBook(sql);
        sql.update("""
                insert into subscriber (source_id, external_id, name, search_text)
                select 1, 'common' || n, 'Common ' || n, search_fold(' Common ' || n || repeat(' and some more words', 10))
                from generate_series(1, 20000) n
                """);

        List<Hit> everybody = book.people(Clue.of("common"), 10);
        List<Hit> one = book.people(Clue.of("common more 17171"), 10);

        assertThat(everybody).hasSize(10).extracting(Hit::id).doesNotHaveDuplicates();
        assertThat(one).extracting(Hit::title).containsExactly("Common 17171");
    }
}
