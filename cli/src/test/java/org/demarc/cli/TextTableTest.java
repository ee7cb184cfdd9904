package org.demarc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void theTableOfTheSpecificationIsPrintedExactly() {
        var table = new TextTable("ID", "User", "Key", "Expired At")
                .row(
                        "4780",
                        "ID: 65\nLogin: mikbill\nName: Billing",
                        "11111111-2222-4333-8444-555555555555",
                        "2027-11-01 12:00:00");

        assertThat(table.render()).isEqualTo("""
                        +------+----------------+--------------------------------------+---------------------+
                        | ID   | User           | Key                                  | Expired At          |
                        +------+----------------+--------------------------------------+---------------------+
                        | 4780 | ID: 65         | 11111111-2222-4333-8444-555555555555 | 2027-11-01 12:00:00 |
                        |      | Login: mikbill |                                      |                     |
                        |      | Name: Billing  |                                      |                     |
                        +------+----------------+--------------------------------------+---------------------+
                        """);
    }

    @Test
    void widthIsCountedInCharactersAndNotInOctets() {
        var table = new TextTable("Name").row("Білінг").row("😀");

        assertThat(table.render()).isEqualTo("""
                        +--------+
                        | Name   |
                        +--------+
                        | Білінг |
                        | 😀      |
                        +--------+
                        """);
    }
}
