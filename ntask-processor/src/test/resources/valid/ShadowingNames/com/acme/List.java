package com.acme;

class List {}
