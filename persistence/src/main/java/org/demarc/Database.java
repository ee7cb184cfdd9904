package org.demarc;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** Hands the one persistence context and the one data source to every repository. */
@ApplicationScoped
public class Database {

    /** The JNDI name under which the server knows Demarc's database. */
    public static final String DATA_SOURCE = "java:jboss/datasources/Demarc";

    @Produces
    @PersistenceContext(unitName = "demarc")
    EntityManager entityManager;

    @Produces
    @Resource(lookup = DATA_SOURCE)
    DataSource dataSource;
}
