package org.demarc.access.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new password. */
public record PasswordRequest(
        @NotBlank @Size(max = 256) String password,

        @Size(max = 256) @Schema(description = "needed for one's own") @Nullable
        String oldPassword) {

    @Override
    public String toString() {
        return "PasswordRequest[•••]";
    }
}
