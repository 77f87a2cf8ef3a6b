"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.reviews import authors, reviewers

_ONE = "practices/<int:practice_id>/"
_REVIEW = "practices/reviews/<int:review_id>/"
urlpatterns: list[URLPattern] = [
    path("practices/reviews/", reviewers.reviews, name="reviews"),
    path(_REVIEW, reviewers.review, name="review"),
    path(f"{_REVIEW}decline/", reviewers.review_decline, name="review_decline"),
    path(f"{_ONE}review/", authors.practice_review, name="practice_review"),
    path(f"{_ONE}review/another/", authors.practice_reviewer, name="practice_reviewer"),
    path(f"{_ONE}publish/", authors.practice_publish, name="practice_publish"),
    path(f"{_ONE}endorse/", authors.practice_endorse, name="practice_endorse"),
    path("practices/endorsements/<int:endorsement_id>/take-back/", authors.endorsement_take_back,
         name="endorsement_take_back"),
]
