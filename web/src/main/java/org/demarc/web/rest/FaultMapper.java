package org.demarc.web.rest;

import jakarta.ejb.EJBException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.demarc.ProblemException;

/** The edge where a fault is logged, once; the caller gets its incident number and nothing of our insides. */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof EJBException wrapped && wrapped.getCause() instanceof ProblemException refusal) {
            return new ProblemMapper().toResponse(refusal);
        }
        if (fault.getCause() instanceof ConstraintViolationException violations) {
            return new ViolationMapper().toResponse(violations);
        }
        return ProblemMapper.answer(Problem.fault(fault));
    }
}
